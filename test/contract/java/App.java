import io.github.cdkcompliantbackup.ColdStorageOptions;
import io.github.cdkcompliantbackup.Retention;
import java.util.Map;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.services.backup.CfnBackupVault;

public class App {
  public static void main(String[] args) {
    var app = new software.amazon.awscdk.App();
    var shop = new Stack(app, "Shop");
    var kept = Retention.years(7).coldAfter(Duration.days(90), ColdStorageOptions.builder().optInToArchive(true).build());
    CfnBackupVault.Builder.create(shop, "Vault").backupVaultName("shop").backupVaultTags(Map.of("kept", kept.toString())).build();
    app.synth();

    try {
      Retention.days(0);
    } catch (RuntimeException refused) {
      if (refused.getMessage().contains("(CB-LIFE-001)")) return;
      throw refused;
    }
    throw new AssertionError("Retention.days(0) was accepted");
  }
}
