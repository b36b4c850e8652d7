import { join } from 'path';
import type { Standard } from '../../src/model/compliance/requirement';

const FOLDER = join(__dirname, '..', '..', 'src', 'compliance', 'standards');

/** Every table, in the order of the public members, whatever file it lies in. */
export const ALL_TABLES: readonly Standard[] = [
  'hipaa', 'pci-dss', 'iso-27001', 'soc-2', 'nist-800-53', 'nist-800-171', 'nist-csf', 'fedramp', 'sec-17a-4', 'finra-4511', 'cftc-1-31', 'cisa',
  'cis-controls', 'c5', 'asd-essential-eight', 'nis2', 'dora', 'gdpr', 'fda-part-11', 'eu-annex-11', 'nydfs-500', 'aws',
].flatMap(file => Object.values(jest.requireActual<Record<string, Standard>>(join(FOLDER, file))));
