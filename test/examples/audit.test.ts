import { Match } from 'aws-cdk-lib/assertions';
import { Example, only, typesIn } from './synthesized';

describe('regulated-evidence', () => {
  const example = Example.run('regulated-evidence');
  const evidence = JSON.parse(example.file('backup-evidence.json')) as { setUps: { standards: { id: string; requirements: { id: string; verdict: string }[] }[] }[] };
  const [{ standards }] = evidence.setUps;

  test('measures the shop by five standards', () => {
    expect(standards.map(({ id }) => id)).toEqual(['CIS_8', 'FEDRAMP', 'HIPAA', 'NIST_800_53', 'custom: Shop backup policy']);
  });

  test('has something of each verdict to say', () => {
    const verdicts = standards.flatMap(({ requirements }) => requirements.map(({ verdict }) => verdict));
    expect([...new Set(verdicts)].sort()).toEqual(['not supported', 'organizational', 'supported partly', 'supported strongly']);
  });

  test('writes the same for people, and for OSCAL', () => {
    expect(example.file('backup-evidence.md')).toContain('#### SBP-1 Kept a month, and two years at most: supported strongly');
    expect(example.file('backup-evidence.oscal.json')).toContain('MODERATE-baseline_profile.json');
  });
});

describe('posture-report', () => {
  const example = Example.run('posture-report');
  const posture = JSON.parse(example.file('backup-posture.json')) as { summary: object; findings: object[]; accepted: { id: string }[] };

  test('counts what is protected, here and by the organization, and what is exempt', () => {
    expect(posture.summary).toMatchObject({
      resources: { total: 4, protected: 3, exempt: 1, missed: 0, unknown: 0 }, plans: 2, declaredPlans: 1, errors: 0,
    });
    expect(posture.accepted.map(({ id }) => id)).toEqual(['CB-COV-008', 'CB-STD-003']);
    expect(posture.findings).toEqual([]);
  });

  test('says the same on a page and in Markdown', () => {
    for (const format of ['html', 'md']) {
      const text = example.file(`backup-posture.${format}`);
      for (const words of ['Backups of the shop', 'Shop/Orders/Resource', 'Organization daily', 'filled again from orders (owner shop team)', 'HIPAA Security Rule']) {
        expect(text).toContain(words);
      }
    }
  });
});

describe('audit-account', () => {
  test('reports over the whole organization, as CSV', () => {
    Example.run('audit-account').template('Audit').allResourcesProperties('AWS::Backup::ReportPlan', {
      ReportSetting: { Accounts: ['ROOT'], Regions: ['*'], FrameworkArns: Match.absent() },
      ReportDeliveryChannel: { Formats: Match.absent() },
    });
  });
});

describe('audited', () => {
  const template = Example.run('audited').template('Shop');

  test('has a framework of what the plan keeps, for what has the tag', () => {
    const { FrameworkControls: controls } = only(Example.run('audited'), 'Shop', 'AWS::Backup::Framework') as {
      FrameworkControls: { ControlName: string; ControlScope?: unknown }[];
    };

    expect(controls).toHaveLength(9);
    expect(controls.filter(({ ControlScope }) => ControlScope).map(({ ControlScope }) => ControlScope)).toEqual(
      Array.from({ length: 5 }, () => ({ Tags: [{ Key: 'backup', Value: 'true' }] })),
    );
  });

  test('reports jobs and compliance into one bucket', () => {
    template.resourceCountIs('AWS::Backup::ReportPlan', 5);
    template.resourceCountIs('AWS::Config::ConfigurationRecorder', 1);
  });
});

describe('report-tables', () => {
  const example = Example.run('report-tables');
  const template = example.template('Reports');

  test('is one stack, without crawler, Lambda or custom resource', () => {
    expect(example.stacks).toEqual(['Reports']);
    expect(typesIn(template, 'AWS::S3::Bucket', 'AWS::S3::BucketPolicy')).toEqual({
      'AWS::Athena::NamedQuery': 7,
      'AWS::Athena::WorkGroup': 1,
      'AWS::Backup::ReportPlan': 4,
      'AWS::Glue::Database': 1,
      'AWS::Glue::Table': 3,
      'AWS::IAM::Policy': 1,
      'AWS::IAM::Role': 1,
      'AWS::KMS::Key': 1,
    });
  });

  test('has a folder for each report, and a table for each that is JSON', () => {
    const plans = Object.values(template.findResources('AWS::Backup::ReportPlan')).map(({ Properties }) => (Properties as { ReportDeliveryChannel: object }).ReportDeliveryChannel);

    expect(plans).toEqual([
      expect.objectContaining({ S3KeyPrefix: 'backup-jobs', Formats: ['JSON'] }), expect.objectContaining({ S3KeyPrefix: 'copy-jobs', Formats: ['JSON'] }),
      expect.objectContaining({ S3KeyPrefix: 'restore-jobs', Formats: ['JSON'] }), expect.objectContaining({ S3KeyPrefix: 'for-people' }),
    ]);
    template.hasResourceProperties('AWS::Glue::Table', { DatabaseName: 'backup_reports', TableInput: { Name: 'restore_jobs' } });
  });
});
