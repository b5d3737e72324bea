/** To which kinds of readers an employee shows an item of his private contact data. */
export interface ShownFacts {
  readonly shownToEmployer: boolean;
  readonly shownToCasework: boolean;
  readonly shownToDoctor: boolean;
}

/** I10 — what policies may ask of the employee's own word. @param shownTo codes of the list private-contact-reader */
export function shownFacts(shownTo: readonly string[]): ShownFacts {
  return {
    shownToEmployer: shownTo.includes('employer'),
    shownToCasework: shownTo.includes('casework'),
    shownToDoctor: shownTo.includes('doctor'),
  };
}

/** Somebody to whom it could be shown; whether it is, each record says. */
export const SHOWN_TO_ALL: ShownFacts = shownFacts(['employer', 'casework', 'doctor']);
