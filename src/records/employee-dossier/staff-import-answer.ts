import { Readable } from 'node:stream';
import type { ImportOutcome } from './staff-import.service.js';

/**
 * The answer to an import as JSON text, written while it is sent: counts first, then each refused row. A file of a
 * quarter of a million bad rows so costs no memory for its answer.
 */
export function staffImportAnswer({ importId, missing, tally }: ImportOutcome): Readable {
  return Readable.from(parts(importId, missing, tally));
}

function* parts(importId: string, missing: number, tally: ImportOutcome['tally']): Generator<string> {
  const head = JSON.stringify({ importId, ...tally.counts(), missing });
  let text = `${head.slice(0, -1)},"refusals":[`;
  let comma = '';
  for (const refusal of tally.refusals()) {
    text += comma + JSON.stringify(refusal);
    comma = ',';
    if (text.length > CHUNK) {
      yield text;
      text = '';
    }
  }
  yield `${text}]}`;
}

/** Characters sent at a time. */
const CHUNK = 16 * 1024;
