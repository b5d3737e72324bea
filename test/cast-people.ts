/** What a person of the cast starts with; everything that isn't said isn't there. */
export interface CastPerson {
  readonly kind?: 'staff' | 'hired' | 'external' | 'employee';
  readonly hiredUntil?: string;
  /** Of a hired person: the last day of the processing agreement, of the year 2099 unless told. */
  readonly agreedUntil?: string;
  readonly roles?: readonly { readonly role: string; readonly employerId?: string }[];
  /** Staff and hired people sign the general undertaking unless this is false. */
  readonly undertaking?: boolean;
  readonly registeredUntil?: string;
  readonly declared?: boolean;
  readonly instructedUntil?: string;
}

/** An employee of the cast: personal fields that a test doesn't name are made up, each with a marker of its own. */
export interface CastEmployee {
  readonly employerId: string;
  readonly accountId?: string;
  readonly doctorId?: string;
  /** False: the employee has not been told who the doctor is. */
  readonly told?: boolean;
  readonly startsOn?: string;
  readonly endsOn?: string;
  readonly absentSince?: string;
  /** BORN unless said; the identity has that one all the same. */
  readonly birthDate?: string;
}

/** The employee's id, and that of the running absence if there is one. */
export interface CastEmployeeIds {
  readonly employeeId: string;
  readonly absenceId: string | null;
}

/** When each employee of the cast was born. */
export const BORN = '1980-02-29';
/** Where the absent of the cast are reached. */
export const CONTACT_ADDRESS = { street: 'Dorpsstraat', houseNumber: '1', postcode: '1234 AB', city: 'Horst' };

/** What is known of an employee, made up from the staff number so that no two are alike. */
export function personOf(staffNumber: string): Record<string, unknown> {
  return {
    staffNumber,
    givenName: 'Jan',
    infix: null,
    familyName: `Marker${staffNumber}`,
    birthDate: BORN,
    email: `marker${staffNumber}@example.nl`,
    phone: '0612345678',
    street: 'Dorpsstraat',
    houseNumber: '1',
    postcode: '1234 AB',
    city: 'Horst',
  };
}
