import type { PackageContent, PackageLanguage } from './contents.js';

/** How whoever gets a package checks it, with programs that aren't ours. @returns plain text */
export function readme({ language, id }: PackageContent): string {
  return TEXT[language](id).trimStart();
}

const CHECK = `
  openssl pkeyutl -verify -pubin -inkey key.pem -rawin -in manifest.json -sigfile manifest.sig
`;

const TEXT: Record<PackageLanguage, (id: string) => string> = {
  nl: (id) => `
Pakket ${id}

letter.pdf         de brief: wat aan wie wordt verstrekt, waarom, op welke grondslag en wie dat besloot
pieces/            de stukken, genummerd zoals in de brief: teksten als PDF/A, ontvangen bestanden byte voor byte.
                   Een eigen verklaring van de werknemer staat op de laatste bladzijden van het stuk, of in een bestand
                   ernaast met -statement.pdf
fhir/bundle.json   hetzelfde voor een computer: een document volgens HL7 FHIR R4
manifest.json      elk bestand hierboven met grootte en SHA-256, en voor wie het pakket is (JSON, RFC 8785)
manifest.sig       de handtekening onder manifest.json (Ed25519, RFC 8032: 64 bytes)
key.pem            de publieke sleutel waarmee u die handtekening controleert

Zo controleert u het pakket:

1. Klopt de handtekening? Met OpenSSL 3 moet dit "Signature Verified Successfully" geven:
${CHECK}
2. Is key.pem echt van de afzender? De afzender publiceert zijn sleutels op /v1/signing-keys; een ervan moet dezelfde zijn,
   en haar id staat in manifest.json als signingKeyId.
3. Is elk bestand ongewijzigd? De SHA-256 van elk bestand (bijvoorbeeld met sha256sum) moet zijn wat in manifest.json bij
   "files" staat, de grootte ook; en er mag geen ander bestand in het pakket zitten dan die, manifest.json,
   manifest.sig en key.pem.
`,
  en: (id) => `
Package ${id}

letter.pdf         the letter: what is disclosed to whom, why, on what ground and who decided it
pieces/            the pieces, numbered as in the letter: texts as PDF/A, received files byte for byte.
                   A statement of the employee's own is on the last pages of the piece, or in a file beside it
                   with -statement.pdf
fhir/bundle.json   the same for a computer: a document in HL7 FHIR R4
manifest.json      each file above with its size and SHA-256, and whom the package is for (JSON, RFC 8785)
manifest.sig       the signature under manifest.json (Ed25519, RFC 8032: 64 bytes)
key.pem            the public key with which you check that signature

How to check the package:

1. Is the signature right? With OpenSSL 3 this must say "Signature Verified Successfully":
${CHECK}
2. Is key.pem really the sender's? The sender publishes its keys at /v1/signing-keys; one of them must be the same,
   and its id stands in manifest.json as signingKeyId.
3. Is each file unchanged? The SHA-256 of each file (with sha256sum, for example) must be what manifest.json has under
   "files", and so must its size; and the package may have no other file than those, manifest.json,
   manifest.sig and key.pem.
`,
};
