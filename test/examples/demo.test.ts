import { spawnSync } from 'node:child_process';
import { join } from 'node:path';

const ROOT = join(__dirname, '..', '..');

/** The demo as `npm run demo` runs it: on the floor, in a process of its own. */
describe('demo', () => {
  const { JSII_DEPRECATED: _, ...env } = process.env;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    ['-r', 'ts-node/register/transpile-only', '-r', './scripts/self.js', 'examples/demo/demo.ts'],
    { cwd: ROOT, encoding: 'utf8', env: { ...env, TS_NODE_PROJECT: 'test/tsconfig.json' } },
  );
  const lines = stdout.split('\n');

  test('ends well, and says nothing on the side but that the plugin found nothing', () => {
    const said = stderr.replace(/^.*(end-of-life|ExperimentalWarning).*$/gm, '').trim();

    expect(status).toBe(0);
    expect(said).toMatch(/^Performing Policy Validations\n[^]*║ BackupCoverage │ success ║\n╚═+╧═+╝$/);
    expect(said).not.toContain('Violations');
  });

  test('fits a terminal of 120 columns', () => {
    expect(lines.filter(line => line.length > 120)).toEqual([]);
  });

  test('has its parts', () => {
    expect(lines.filter((_line, i) => lines[i + 1]?.startsWith('==='))).toEqual([
      'What is protected, by which rule, how long it is kept and where it is copied to',
      'Stacks, and what was added to the shop',
      'Every stateful resource, and the plans that take it',
      'What restores are tested, what somebody is told of, and what can be asked later',
      'What the template shows of HIPAA, for an auditor',
      'Warnings: legal but risky',
      'Refused, and why',
    ]);
  });

  test.each([
    ['each rule with its schedule, retention and copy', /^Monthly +monthly on day 1 at 05:00 \(Etc\/UTC\) +366 days, cold after 30 +eu-central-1$/],
    ['the rule for restores to any second', /^Continuous +daily at 05:00 \(Etc\/UTC\) +35 days +eu-central-1$/],
    ['the RPO that is reached', /^Longest time between the starts of two backups: 25 h \(RPO 26 h: met\)$/],
    ['the lock', /^Vault Shop-Backup-Vault-[0-9a-f]{8}, governance lock: at least 7 days, at most 366 days$/],
    ['the tag that selects', /^- tag backup = true$/],
    ['a resource by what it is and where it stands', /^- Aurora DSQL cluster Shop\/Carts$/],
    ['that nothing of ours in the shop is a Lambda or a custom resource', /^Shop +eu-west-1 +\d+ +87 +0$/],
    ['nor in the replica stack', /^Shop-eu-west-1-backup-eu-central-1 +eu-central-1 +11 +11 +0$/],
    ['a resource and whether a plan takes it', /^Shop\/Carts +AWS::DSQL::Cluster +protected$/],
    ['where the page lies', /^All of it as a page: \/.*backup-posture\.html$/],
    ['what is restored for a test', /^restore test of DynamoDB +AWS Backup restore testing$/],
    ['what an alarm is for', /^No backup job was completed in vault … for 26 hours: .* +CloudWatch alarm$/],
    ['what can be asked later', /^Who deleted backups, plans or vaults +saved query of the activity log$/],
    ['a requirement, and how far the template supports it', /^164\.312\(a\)\(2\)\(iv\) +Encryption +supported strongly$/],
    ['the id of a warning, and where', /^CB-TYPE-002 at Shop\/Backup\/Plan$/],
    ['how to accept it', /^ {2}To accept it: Validations\.of\(construct\)\.acknowledge\(\{ id: 'CB-TYPE-002', reason: '\.\.\.' \}\)$/],
  ])('shows %s', (_what, line) => {
    expect(lines).toContainEqual(expect.stringMatching(line));
  });

  test('protects more than ten kinds of resource', () => {
    const protectedBy = lines.slice(lines.indexOf('Protects:'), lines.findIndex(line => line.startsWith('Backup plan Shop-Backup-ContinuousPlan')));
    const kinds = protectedBy.map(line => / *- (.*) Shop\//.exec(line)?.[1]).filter(kind => kind !== undefined);

    expect(new Set(kinds).size).toBe(kinds.length);
    expect(kinds).toHaveLength(14);
  });

  test('shows eight refusals, each with the rule that refused it', () => {
    const refused = stdout.slice(stdout.indexOf('Refused, and why'));

    expect(refused.match(/\(CB-[A-Z]+-\d{3}\)$/gm)).toEqual([
      '(CB-LIFE-002)', '(CB-SCHED-003)', '(CB-LOCK-004)', '(CB-RULE-002)', '(CB-PITR-001)', '(CB-COPY-006)', '(CB-RPO-003)', '(CB-SEL-019)',
    ]);
    expect(refused).toContain('backup.protect(queue)\n');
  });
});
