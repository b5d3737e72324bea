import type { PackageContent } from '../contents.js';
import { groundInWords } from '../letter.js';
import { namesOf } from '../names.js';
import { countryInWords, WORDS } from '../words.js';
import { addressOf, uuidIdentifier } from './identity.js';
import { narrative } from './narrative.js';
import { addresses, decider, organization, patient, to, writers } from './parties.js';
import type { CodeableConcept, Composition, Provenance, Resource } from './resources.js';
import { inPlainWords } from './plain-words.js';
import { documentReference, pieceAddress, sectionOf } from './piece-resources.js';

/**
 * The package for a program: a document of HL7 FHIR R4 (3.3), a Bundle whose first entry is its Composition.
 * @returns JSON in UTF-8, a piece at a time: the texts of one are held, never of all
 */
export async function* fhirBundle(asDecided: PackageContent): AsyncGenerator<Buffer> {
  const content = inPlainWords(asDecided);
  const { id, signedAt, pieces } = content;
  const at = addresses(content);
  const named = namesOf(pieces).map((names, index) => ({ names, piece: pieces[index] }));
  const head = {
    resourceType: 'Bundle',
    identifier: uuidIdentifier(id),
    type: 'document',
    timestamp: signedAt.toString(),
  };
  yield utf8(
    `${open(head)},"entry":[{"fullUrl":${JSON.stringify(at.composition)},"resource":${open(composition(content))}`,
  );
  let before = ',"section":[';
  for (const { names, piece } of named) {
    if (piece === undefined) continue;
    yield utf8(before + JSON.stringify(await sectionOf(content, piece, names)));
    before = ',';
  }
  yield utf8(`${before === ',' ? ']' : ''}}}`);
  yield entry(at.patient, patient(content));
  yield entry(at.sender, organization(content));
  yield entry(at.decider, decider(content));
  for (const [address, practitioner] of writers(content)) yield entry(address, practitioner);
  for (const { names, piece } of named) {
    if (piece !== undefined) yield entry(pieceAddress(content, names), await documentReference(content, piece, names));
  }
  yield entry(addressOf(id, 'provenance'), provenance(content));
  yield utf8(']}');
}

function composition(content: PackageContent): Composition {
  const { language, signedAt, decidedBy, sender, id } = content;
  const words = WORDS[language];
  const at = addresses(content);
  return {
    resourceType: 'Composition',
    language: language === 'nl' ? 'nl-NL' : 'en-GB',
    text: narrative([words.letter, ...summary(content)]),
    identifier: uuidIdentifier(id),
    status: 'final',
    type: { coding: [{ system: 'http://loinc.org', code: '11503-0', display: 'Medical records' }], text: words.letter },
    subject: to(at.patient, content.employee.name),
    date: signedAt.toString(),
    author: [to(at.decider, decidedBy.name)],
    title: words.letter,
    confidentiality: 'R',
    custodian: to(at.sender, sender),
  };
}

/** C13 — to whom, why, on what ground. */
function provenance(content: PackageContent): Provenance {
  const { decidedBy, sender, signedAt, ground, purpose } = content;
  const at = addresses(content);
  return {
    resourceType: 'Provenance',
    text: narrative(summary(content)),
    target: [to(at.composition)],
    recorded: signedAt.toString(),
    reason: [{ text: purpose.inWords }],
    activity: { text: WORDS[content.language].letter },
    agent: [
      {
        type: participation('AUT', 'author (originator)'),
        who: to(at.decider, decidedBy.name),
        onBehalfOf: to(at.sender, sender),
      },
      { type: participation('IRCP', 'information recipient'), who: { display: recipientInWords(content) } },
    ],
    ...(ground.kind === 'consent'
      ? { entity: [{ role: 'source', what: { identifier: uuidIdentifier(ground.id), display: groundOf(content) } }] }
      : {}),
  };
}

function participation(code: string, display: string): CodeableConcept {
  return { coding: [{ system: 'http://terminology.hl7.org/CodeSystem/v3-ParticipationType', code, display }] };
}

function summary(content: PackageContent): string[] {
  const { to: toWhom, purpose, ground, struck } = WORDS[content.language];
  return [
    `${toWhom}: ${recipientInWords(content)}`,
    `${purpose}: ${content.purpose.inWords}`,
    `${ground}: ${groundOf(content)}`,
    ...(content.struck.length === 0
      ? []
      : [`${struck}: ${content.struck.map(({ item, code }) => `${item} (${code})`).join(', ')}`]),
  ];
}

function groundOf({ ground, language }: PackageContent): string {
  return groundInWords(ground, WORDS[language]);
}

function recipientInWords({ recipient, language }: PackageContent): string {
  const { name, capacity, organisation, country } = recipient;
  return [name, capacity, organisation, countryInWords(country, language)].filter((part) => part !== null).join(', ');
}

/** An object's JSON, with its last brace to come. */
function open(value: object): string {
  return JSON.stringify(value).slice(0, -1);
}

function entry(fullUrl: string, resource: Resource): Buffer {
  return utf8(`,${JSON.stringify({ fullUrl, resource })}`);
}

function utf8(text: string): Buffer {
  return Buffer.from(text, 'utf8');
}
