package main

import (
	"fmt"
	"strings"

	"github.com/aws/aws-cdk-go/awscdk/v2"
	"github.com/aws/aws-cdk-go/awscdk/v2/awss3"
	"github.com/aws/jsii-runtime-go"
	backup "github.com/cdk-compliant-backup/cdk-compliant-backup-go/cdkcompliantbackup"
)

func main() {
	defer jsii.Close()
	app := awscdk.NewApp(nil)
	shop := awscdk.NewStack(app, jsii.String("Shop"), &awscdk.StackProps{
		Env: &awscdk.Environment{Account: jsii.String("111122223333"), Region: jsii.String("eu-west-1")},
	})
	compliant := backup.NewCompliantBackup(shop, jsii.String("Backup"), &backup.CompliantBackupProps{
		Level:      backup.ProtectionLevel_Regulated(),
		Objectives: &backup.RecoveryObjectives{Rpo: awscdk.Duration_Hours(jsii.Number(26))},
		Resources:  backup.ResourceSelector_ByTag(jsii.String("backup"), jsii.String("true")),
		CopyTo:     &[]backup.CopyDestination{backup.CopyDestination_Region(jsii.String("eu-central-1"), nil)},
	})
	compliant.Protect(awss3.NewBucket(shop, jsii.String("Media"), &awss3.BucketProps{Versioned: jsii.Bool(true)}))
	if stacks := len(*app.Synth(nil).Stacks()); stacks != 2 {
		panic(fmt.Sprint("two stacks were wanted, got ", stacks))
	}
	mustRefuse("(CB-RULE-002)", func() {
		compliant.Plan().AddRule(backup.ProtectionRule_Daily(&backup.ProtectionRuleOptions{
			RuleName: jsii.String("Short"), Retention: backup.Retention_Days(jsii.Number(1)),
		}))
	})
}

func mustRefuse(id string, write func()) {
	defer func() {
		if refused := fmt.Sprint(recover()); !strings.Contains(refused, id) {
			panic("must be refused with " + id + ", got " + refused)
		}
	}()
	write()
}
