/**
 * The part of HL7 FHIR R4 (4.0.1) that a package is written in, and no more: what isn't here is never written. Whether it is right, say
 * two validators in the tests.
 */
export interface Reference {
  readonly reference?: string;
  readonly identifier?: Identifier;
  readonly display?: string;
}

export interface Identifier {
  readonly type?: CodeableConcept;
  readonly system: string;
  readonly value: string;
}

export interface CodeableConcept {
  readonly coding?: readonly { readonly system: string; readonly code: string; readonly display: string }[];
  readonly text?: string;
}

/** R4 2.4 — what a person reads of a resource, in XHTML. */
export interface Narrative {
  readonly status: 'generated' | 'additional';
  readonly div: string;
}

export interface Attachment {
  readonly contentType: string;
  readonly language?: string;
  /** In base64. */
  readonly data?: string;
  readonly url?: string;
  readonly size?: number;
  readonly creation?: string;
}

export interface Patient {
  readonly resourceType: 'Patient';
  readonly text: Narrative;
  readonly name: readonly { readonly text: string }[];
  readonly birthDate: string;
}

export interface Organization {
  readonly resourceType: 'Organization';
  readonly text: Narrative;
  readonly name: string;
}

export interface Practitioner {
  readonly resourceType: 'Practitioner';
  readonly text: Narrative;
  readonly identifier?: readonly Identifier[];
  readonly name: readonly { readonly text: string }[];
  readonly qualification: readonly { readonly code: CodeableConcept }[];
}

export interface Section {
  readonly title: string;
  readonly code?: CodeableConcept;
  readonly author: readonly Reference[];
  readonly text: Narrative;
  readonly entry?: readonly Reference[];
  readonly section?: readonly Section[];
}

/** Without its sections: they are written one by one. */
export interface Composition {
  readonly resourceType: 'Composition';
  readonly language: string;
  readonly text: Narrative;
  readonly identifier: Identifier;
  readonly status: 'final';
  readonly type: CodeableConcept;
  readonly subject: Reference;
  readonly date: string;
  readonly author: readonly Reference[];
  readonly title: string;
  readonly confidentiality: 'R';
  readonly custodian: Reference;
}

export interface DocumentReference {
  readonly resourceType: 'DocumentReference';
  readonly text: Narrative;
  readonly masterIdentifier: Identifier;
  readonly identifier: readonly Identifier[];
  readonly status: 'current';
  readonly type: CodeableConcept;
  readonly subject: Reference;
  readonly date: string;
  readonly author: readonly Reference[];
  readonly authenticator?: Reference;
  readonly custodian: Reference;
  readonly content: readonly { readonly attachment: Attachment }[];
  readonly context: { readonly period: { readonly start: string } };
}

export interface Provenance {
  readonly resourceType: 'Provenance';
  readonly text: Narrative;
  readonly target: readonly Reference[];
  readonly recorded: string;
  readonly reason: readonly CodeableConcept[];
  readonly activity: CodeableConcept;
  readonly agent: readonly {
    readonly type: CodeableConcept;
    readonly who: Reference;
    readonly onBehalfOf?: Reference;
  }[];
  readonly entity?: readonly { readonly role: 'source'; readonly what: Reference }[];
}

export type Resource = Patient | Organization | Practitioner | DocumentReference | Provenance;
