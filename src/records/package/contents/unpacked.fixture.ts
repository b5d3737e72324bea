import { createHash, verify } from 'node:crypto';
import { fromBuffer, type Entry, type ZipFile } from 'yauzl';

/** A package as who gets it unpacks it: by a library that isn't the one that packed it. */
export async function unpacked(zip: Buffer): Promise<Map<string, Buffer>> {
  const files = new Map<string, Buffer>();
  await eachIn(zip, async (opened, entry) => {
    files.set(entry.fileName, await bytesIn(opened, entry));
  });
  return files;
}

/** What the ZIP says of each of its files. */
export async function entriesOf(zip: Buffer): Promise<Entry[]> {
  const entries: Entry[] = [];
  await eachIn(zip, (_, entry) => Promise.resolve(void entries.push(entry)));
  return entries;
}

async function eachIn(zip: Buffer, read: (opened: ZipFile, entry: Entry) => Promise<void>): Promise<void> {
  const opened = await new Promise<ZipFile>((resolve, reject) => {
    fromBuffer(zip, { lazyEntries: true, validateEntrySizes: true, strictFileNames: true }, (error, file) => {
      if (error === null) resolve(file);
      else reject(error);
    });
  });
  await new Promise<void>((resolve, reject) => {
    opened.on('error', reject).on('end', resolve);
    opened.on('entry', (entry: Entry) => {
      read(opened, entry).then(() => {
        opened.readEntry();
      }, reject);
    });
    opened.readEntry();
  });
}

function bytesIn(zip: ZipFile, entry: Entry): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    zip.openReadStream(entry, (error, stream) => {
      if (error !== null) {
        reject(error);
        return;
      }
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk)).on('error', reject);
      stream.on('end', () => {
        resolve(Buffer.concat(chunks));
      });
    });
  });
}

interface Manifest {
  readonly signingKeyId: string;
  readonly files: readonly { readonly path: string; readonly size: number; readonly sha256: string }[];
}

/**
 * Checks a package as its README says, and by nothing else.
 * @param published the sender's keys, PEM by id
 * @returns what is wrong; null where nothing is
 */
export function wrongIn(files: ReadonlyMap<string, Buffer>, published: ReadonlyMap<string, string>): string | null {
  const [manifest, signature, key] = ['manifest.json', 'manifest.sig', 'key.pem'].map((name) => files.get(name));
  if (manifest === undefined || signature === undefined || key === undefined) return 'not all there';
  const text = key.toString('latin1');
  try {
    if (!verify(null, manifest, text, signature)) return 'signature';
  } catch {
    return 'key';
  }
  const { files: listed, signingKeyId } = JSON.parse(manifest.toString('utf8')) as Manifest;
  if (published.get(signingKeyId) !== text) return 'no key of the sender';
  const others = new Set(
    [...files.keys()].filter((name) => !['manifest.json', 'manifest.sig', 'key.pem'].includes(name)),
  );
  for (const { path, size, sha256 } of listed) {
    const bytes = files.get(path);
    if (bytes?.length !== size || createHash('sha256').update(bytes).digest('hex') !== sha256) return path;
    others.delete(path);
  }
  return others.size === 0 ? null : 'another file';
}
