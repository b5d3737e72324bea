import type { BytesCheck, ContentFault } from '../content-check.js';
import { HeldWhole } from '../held-whole.js';
import { ICC_AT_MOST, isIccProfile } from '../icc-profile.js';
import { isSilentText } from '../sound/sound-in-text.js';
import { PdfCrossReferences } from './pdf-cross-references.js';
import type { PdfDictionary } from './pdf-dictionary.js';
import { PdfFont, startsAsFont } from './pdf-font.js';
import { pdfImageOf, samplesOf } from './pdf-image.js';
import { PdfPoints, PdfPointsOrRows } from './pdf-points.js';
import type { InlineImage } from './pdf-inline-image.js';
import { LOOSE_AT_MOST, type PdfLoose } from './pdf-loose.js';
import { PackedObjects } from './pdf-objects.js';
import { PdfProgram } from './pdf-program.js';

const TEXT_AT_MOST = 4_194_304;
/** So much shows what a stream is whose dictionary doesn't say it. */
const BEGINNING = 64;
const PROFILE = /^[^]{36}acsp/;
const XML = /^(?:\xef\xbb\xbf|\xfe\xff|\xff\xfe)?[\s\0]*<[\s\0]*[?!/a-zA-Z]/;

/** What every stream of one file is judged with. */
export interface PdfAround {
  readonly loose: PdfLoose;
  /** Images among what draws a page, to be looked at aside. */
  readonly images: InlineImage[];
}

/**
 * What a stream has to be once it is unpacked, as its dictionary says it, or as it begins.
 * @param number of its object
 */
export function contentOf(dictionary: PdfDictionary, number: string, around: PdfAround): BytesCheck {
  if (dictionary.says('Type', 'XRef')) return new PdfCrossReferences(dictionary);
  if (dictionary.says('Type', 'ObjStm')) return new PackedObjects(around.loose);
  if (dictionary.says('Type', 'Metadata')) return new HeldWhole(TEXT_AT_MOST, isSilentText);
  // Where a file's pages are, for who reads it from afar (ISO 32000-2, annex F.4): bits, and nothing refers to them.
  if (dictionary.number('S') !== null) return withoutForm(around.loose);
  const image = dictionary.says('Subtype', 'Form') ? null : pdfImageOf(dictionary);
  if (image !== null) return isElsewhere(dictionary) ? new PdfPointsOrRows(image) : new PdfPoints(image);
  if (dictionary.says('FunctionType', '0')) return new PdfPoints(samplesOf(dictionary));
  if (Number(dictionary.number('ShadingType')) >= 4) return withoutForm(around.loose);
  return new PdfAsItBegins((beginning) => {
    if (PROFILE.test(beginning)) return new HeldWhole(ICC_AT_MOST, isIccProfile);
    if (startsAsFont(beginning)) return new PdfFont();
    if (XML.test(beginning)) return new HeldWhole(TEXT_AT_MOST, isSilentText);
    return new PdfProgramOrLoose(new PdfProgram(around.images), around.loose, number);
  });
}

function withoutForm(loose: PdfLoose): BytesCheck {
  return new HeldWhole(LOOSE_AT_MOST, ({ length }) => loose.stream(null, length) === null);
}

/** Is it said in another object how the points were filtered before they were packed? */
function isElsewhere(dictionary: PdfDictionary): boolean {
  return dictionary.values('DecodeParms')?.includes('R') === true;
}

/** Judges a stream by how it begins. */
class PdfAsItBegins implements BytesCheck {
  #beginning = Buffer.alloc(0);
  #check: BytesCheck | null = null;

  constructor(private readonly choose: (beginning: string) => BytesCheck) {}

  take(bytes: Buffer): ContentFault | null {
    if (this.#check !== null) return this.#check.take(bytes);
    this.#beginning = Buffer.concat([this.#beginning, bytes]);
    return this.#beginning.length < BEGINNING ? null : this.#begun();
  }

  end(): ContentFault | null {
    return (this.#check === null ? this.#begun() : null) ?? this.#check?.end() ?? null;
  }

  #begun(): ContentFault | null {
    this.#check = this.choose(this.#beginning.toString('latin1', 0, BEGINNING));
    return this.#check.take(this.#beginning);
  }
}

/** What isn't a program may be one of the few things without a form. */
class PdfProgramOrLoose implements BytesCheck {
  #isProgram = true;
  #bytes = 0;

  constructor(
    private readonly program: PdfProgram,
    private readonly loose: PdfLoose,
    private readonly number: string,
  ) {}

  take(bytes: Buffer): ContentFault | null {
    this.#bytes += bytes.length;
    this.#isProgram &&= this.program.take(bytes) === null;
    return this.#isProgram || this.#bytes <= LOOSE_AT_MOST ? null : 'carries_another_file';
  }

  end(): ContentFault | null {
    return this.#isProgram && this.program.end() === null ? null : this.loose.stream(this.number, this.#bytes);
  }
}
