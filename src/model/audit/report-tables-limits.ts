import { limit } from '../limits';
import { page } from '../sources';

const NAMES = page('Amazon Athena User Guide, Name databases, tables, and columns', 'https://docs.aws.amazon.com/athena/latest/ug/tables-databases-columns-names.html');
const LOCATIONS = page('Amazon Athena User Guide, Specify a table location in Amazon S3', 'https://docs.aws.amazon.com/athena/latest/ug/tables-location-format.html');

/** Where it stands that Athena reads all that lies in the folder of a table. */
export const READS_ALL = LOCATIONS;

/** Forms of what Athena reads. */
export const REPORT_TABLES_LIMITS = {
  /** Lower case, and of special characters only the underscore. */
  databaseName: limit(/^[a-z0-9_]{1,255}$/, NAMES),
  databaseNameMaxLength: limit(255, NAMES),
  /** Folders without empty ones between them; hidden ones, which begin with a dot or an underscore, are passed over. */
  folder: limit(/^[a-zA-Z0-9][\w.=-]*(\/[a-zA-Z0-9][\w.=-]*)*$/, LOCATIONS),
  workGroupNameMaxLength: limit(128, page('Amazon Athena API Reference, CreateWorkGroup', 'https://docs.aws.amazon.com/athena/latest/APIReference/API_CreateWorkGroup.html')),
} as const;
