from aws_cdk import App, Duration, Stack
from aws_cdk.aws_backup import CfnBackupVault
from cdk_compliant_backup import Retention

app = App()
shop = Stack(app, "Shop")
kept = Retention.years(7).cold_after(Duration.days(90), opt_in_to_archive=True)
CfnBackupVault(shop, "Vault", backup_vault_name="shop", backup_vault_tags={"kept": kept.to_string()})
app.synth()

try:
    Retention.days(0)
except RuntimeError as refused:
    assert "(CB-LIFE-001)" in str(refused), refused
else:
    raise AssertionError("Retention.days(0) was accepted")
