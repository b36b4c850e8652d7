import { rmSync } from 'node:fs';

/** Runs once after all tests. */
export default function tearDown(): void {
  rmSync(process.env.TEST_FOLDER!, { recursive: true, force: true });
}
