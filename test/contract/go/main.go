package main

import (
	"fmt"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awsbackup"
	"github.com/aws/jsii-runtime-go"
	backup "github.com/cdk-compliant-backup/cdk-compliant-backup-go/cdkcompliantbackup"
)

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	shop := awscdk.NewStack(app, jsii.String("Shop"), nil)
	kept := backup.Retention_Years(jsii.Number(7)).ColdAfter(awscdk.Duration_Days(jsii.Number(90)), &backup.ColdStorageOptions{OptInToArchive: jsii.Bool(true)})
	awsbackup.NewCfnBackupVault(shop, jsii.String("Vault"), &awsbackup.CfnBackupVaultProps{
		BackupVaultName: jsii.String("shop"),
		BackupVaultTags: &map[string]*string{"kept": kept.ToString()},
	})
	app.Synth(nil)
	mustRefuse("(CB-LIFE-001)", func() { backup.Retention_Days(jsii.Number(0)) })
}

func mustRefuse(id string, write func()) {
	defer func() {
		if refused := fmt.Sprint(recover()); !strings.Contains(refused, id) {
			panic("must be refused with " + id + ", got " + refused)
		}
	}()
	write()
}
