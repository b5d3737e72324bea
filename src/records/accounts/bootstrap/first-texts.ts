import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** A text that somebody signs, as it is kept. */
export interface FirstText {
  readonly kind: 'general-undertaking' | 'derived-secrecy';
  readonly edition: string;
  readonly text: string;
}

const FIRST_EDITION = '1';

/**
 * The first editions of the texts that are signed (S3, S7); later ones are announced by a doctor.
 * @param folder path of `policies/`
 */
export function firstTexts(folder: string): readonly FirstText[] {
  return (['general-undertaking', 'derived-secrecy'] as const).map((kind) => ({
    kind,
    edition: FIRST_EDITION,
    text: readFileSync(join(folder, 'texts', `${kind}.md`), 'utf8'),
  }));
}
