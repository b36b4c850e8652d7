from aws_cdk import App, Duration, Environment, Stack
from aws_cdk.aws_s3 import Bucket
from aws_cdk.aws_backup import BackupVault
from cdk_compliant_backup import (
    BackupMonitoringOptions, CompliantBackup, CopyDestination, ProtectionLevel, ProtectionRule, RecoveryObjectives, ResourceSelector,
    RestoreTestingOptions, RestoreValidator, Retention, TagCondition, mixins,
)

app = App()
shop = Stack(app, "Shop", env=Environment(account="111122223333", region="eu-west-1"))
backup = CompliantBackup(
    shop, "Backup",
    level=ProtectionLevel.regulated(),
    objectives=RecoveryObjectives(rpo=Duration.hours(26)),
    resources=ResourceSelector.by_tag("backup", "true").where(TagCondition.not_equal_to("stage", "test")),
    copy_to=[CopyDestination.region("eu-central-1")],
    restore_testing=RestoreTestingOptions(validator=RestoreValidator.built_in()),
    monitoring=BackupMonitoringOptions(),
)
assert len(backup.monitoring.alarms) > 0
BackupVault(shop, "Theirs").with_(mixins.VaultDenyDelete())
backup.protect(Bucket(shop, "Media", versioned=True))
stacks = sorted(stack.stack_name for stack in app.synth().stacks)
assert stacks == ["Shop", "Shop-eu-west-1-backup-eu-central-1"], stacks
assert "RPO 26 h: met" in backup.describe(), backup.describe()

try:
    backup.plan.add_rule(ProtectionRule.of("Short", ProtectionRule.daily().schedule, retention=Retention.days(1)))
except RuntimeError as refused:
    assert "(CB-RULE-002)" in str(refused), refused
else:
    raise AssertionError("one day was accepted into a vault that is locked at seven")
