import io.github.cdkcompliantbackup.CompliantBackup;
import io.github.cdkcompliantbackup.CopyDestination;
import io.github.cdkcompliantbackup.ProtectionLevel;
import io.github.cdkcompliantbackup.ProtectionRule;
import io.github.cdkcompliantbackup.ProtectionRuleOptions;
import io.github.cdkcompliantbackup.RecoveryObjectives;
import io.github.cdkcompliantbackup.ResourceSelector;
import io.github.cdkcompliantbackup.Retention;
import java.util.List;
import software.amazon.awscdk.Duration;
import software.amazon.awscdk.Environment;
import software.amazon.awscdk.Stack;
import software.amazon.awscdk.StackProps;
import software.amazon.awscdk.services.s3.Bucket;

public class App {
  public static void main(String[] args) {
    var app = new software.amazon.awscdk.App();
    var ireland = Environment.builder().account("111122223333").region("eu-west-1").build();
    var shop = new Stack(app, "Shop", StackProps.builder().env(ireland).build());
    var backup = CompliantBackup.Builder.create(shop, "Backup")
        .level(ProtectionLevel.regulated())
        .objectives(RecoveryObjectives.builder().rpo(Duration.hours(26)).build())
        .resources(ResourceSelector.byTag("backup", "true"))
        .copyTo(List.of(CopyDestination.region("eu-central-1")))
        .build();
    backup.protect(Bucket.Builder.create(shop, "Media").versioned(true).build());
    if (app.synth().getStacks().size() != 2) throw new AssertionError("two stacks were wanted");

    try {
      backup.getPlan().addRule(ProtectionRule.daily(ProtectionRuleOptions.builder().ruleName("Short").retention(Retention.days(1)).build()));
    } catch (RuntimeException refused) {
      if (refused.getMessage().contains("(CB-RULE-002)")) return;
      throw refused;
    }
    throw new AssertionError("one day was accepted into a vault that is locked at seven");
  }
}
