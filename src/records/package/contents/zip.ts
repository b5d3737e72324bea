import { Readable } from 'node:stream';
import type { Temporal } from 'temporal-polyfill';
import { ZipFile } from 'yazl';

/** A file of a ZIP; its bytes are asked for when it is its turn. */
export interface ZipMember {
  readonly path: string;
  /** What is packed already is hardly packed again. */
  readonly isPacked: boolean;
  readonly open: () => AsyncIterable<Uint8Array>;
}

const OWNER_READS = 0o100600;

/**
 * Puts files into a ZIP one after the other, as fast as it is taken: at any moment one is open, and no more of it is held than
 * streams do. All are deflated, also what gains nothing: a stored file whose length follows it is one that some programs can't read.
 * Where one fails, or the ZIP isn't taken to its end, the one that is open is closed and the rest isn't begun.
 * @param at the date of every file, by the day: ZIP has no time zone, and the same ZIP is made everywhere
 * @returns the ZIP (APPNOTE 6.3.3, ZIP64 where it has to be)
 */
export async function* zipped(members: Iterable<ZipMember>, at: Temporal.Instant): AsyncGenerator<Uint8Array> {
  const zip = new ZipFile();
  const output = zip.outputStream as Readable;
  const { year, month, day } = at.toZonedDateTimeISO('Europe/Amsterdam');
  const mtime = new Date(year, month - 1, day, 12);
  let current: Readable | null = null;
  const fail = (error: Error): void => {
    output.destroy(error);
  };
  zip.on('error', fail);
  // Heard below, where it is taken from; but it may fail before anybody takes.
  output.on('error', () => undefined);
  for (const { path, isPacked, open } of [...members]) {
    const options = { mtime, mode: OWNER_READS, forceDosTimestamp: true, compressionLevel: isPacked ? 1 : 6 };
    zip.addReadStreamLazy(path, options, (take) => {
      current = Readable.from(open(), { objectMode: false });
      current.on('error', fail);
      take(null, current);
    });
  }
  zip.end();
  try {
    for await (const chunk of output) yield chunk as Uint8Array;
  } finally {
    output.destroy();
    await closed(current);
  }
}

/** Destroyed, and what it read from let go: a file that nobody reads on is open no more when this returns. */
async function closed(stream: Readable | null): Promise<void> {
  if (stream === null || stream.closed) return;
  const gone = new Promise<void>((resolve) => stream.once('close', resolve));
  stream.destroy();
  await gone;
}
