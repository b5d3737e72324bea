/** C2 — what an employee allows to be sent, and how far that came. */
export interface Consent {
  readonly id: string;
  readonly employeeId: string;
  readonly addressedTo: { readonly doctorId: string | null; readonly office: string | null };
  readonly recipient: {
    readonly name: string;
    readonly capacity: string;
    readonly organisation: string | null;
    readonly country: string;
  };
  readonly purpose: string;
  readonly pieces: readonly { readonly pieceId: string; readonly version: number }[];
  readonly times: number;
  /** Of what was shown, hexadecimal. */
  readonly digest: string;
  readonly preparedBy: string;
  readonly preparedAt: string;
  readonly signed: { readonly by: string; readonly at: string } | null;
  /** Null where it is signed in the app. */
  readonly paper: ConsentOnPaper | null;
  readonly withdrawnAt: string | null;
}

/** I10 — a paper with the signature, and what was done with it. */
export interface ConsentOnPaper {
  /** Null once it turned out to be of somebody else. */
  readonly scanId: string | null;
  readonly signedOn: string;
  readonly responsibleDoctorId: string;
  readonly accepted: { readonly by: string; readonly at: string } | null;
  /** The account where it was in the app. */
  readonly told: { readonly on: string; readonly at: string; readonly accountId: string | null } | null;
}
