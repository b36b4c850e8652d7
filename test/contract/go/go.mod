module contract

go 1.25

require github.com/cdk-compliant-backup/cdk-compliant-backup-go/cdkcompliantbackup v0.0.0
