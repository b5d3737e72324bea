/** Where everybody who is absent can be reached. */
export const CONTACT_ADDRESS = { street: 'Dorpsstraat', houseNumber: '1', postcode: '1234 AB', city: 'Horst' };

/** Who did what nobody of the world did. */
export const SOMEBODY = '00000000-0000-4000-8000-00000000feed';

/** Since when everybody is there: accounts of a world were made and linked long ago. */
export const SINCE = '2000-01-01T00:00:00.000Z';

/** The day on which every message was sent. */
export const MESSAGE_SENT_ON = '2020-02-03';

/** What came with every message. */
export const SMALL_FILE = { mediaType: 'application/pdf', bytes: 1, sha256: '00' };
