import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** Runs once before all tests: their cloud assemblies go to one folder, which `tear-down.ts` removes. */
export default function setUp(): void {
  process.env.TMPDIR = process.env.TEST_FOLDER = mkdtempSync(join(tmpdir(), 'cdk-compliant-backup-'));
}
