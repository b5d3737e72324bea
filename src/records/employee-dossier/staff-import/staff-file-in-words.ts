import { MAX_FILE_BYTES } from './cut-into-blocks.js';
import { COLUMN_NAMES, OPTIONAL_NAMES } from './staff-columns.js';

const named = (columns: typeof COLUMN_NAMES): string =>
  columns.map(([field, name]) => `${name} (\`${field}\`)`).join(', ');

/** What a staff file is, for the API description; docs/staff-import.md has the rest. */
export const STAFF_FILE_IN_WORDS = [
  `A CSV file, parted by semicolons or commas, at most ${MAX_FILE_BYTES / 1_048_576} MiB; the first row names the columns, in any order. `,
  `These must be there, with the name that answers have for each: ${named(COLUMN_NAMES)}. These may: ${named(OPTIONAL_NAMES)}, and BSN and `,
  'Opmerking, which nobody reads. Charset utf-8, windows-1252 or iso-8859-1, as the Content-Type says; without one it is found out. ',
  'What each cell holds, and each reason of a refusal, is in docs/staff-import.md.',
].join('');
