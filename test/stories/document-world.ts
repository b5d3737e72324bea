import type { Answer } from '../harness/http.js';
import { medicalWorld, type MedicalWorld } from './medical-world.js';

/** The people of the medical dossier, and what they do with files. */
export interface DocumentWorld extends MedicalWorld {
  /** Brings a file in for a dossier. */
  readonly bring: (
    person: string,
    employeeId: string,
    file: Buffer,
    headers?: Record<string, string>,
  ) => Promise<Answer>;
  /** Dr Vos makes a document of a file. @returns the piece's id */
  readonly filed: (employeeId: string, file: Buffer, more?: object) => Promise<string>;
  /** The file of a piece, as it is sent. */
  readonly fetched: (person: string, path: string) => Promise<{ readonly response: Response; readonly bytes: Buffer }>;
}

/** Starts the service with its people; stop it in `afterAll`. */
export async function documentWorld(): Promise<DocumentWorld> {
  const world = await medicalWorld();
  const { cast, service } = world;
  const bring: DocumentWorld['bring'] = async (person, employeeId, file, headers = {}) => {
    const response = await fetch(`${service.url}/v1/employees/${employeeId}/document-files`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await cast.token(person)}`,
        'content-type': 'application/octet-stream',
        ...headers,
      },
      body: new Uint8Array(file),
    });
    const text = await response.text();
    return {
      status: response.status,
      headers: response.headers,
      text,
      body: JSON.parse(text) as Answer['body'],
    };
  };
  return {
    ...world,
    bring,
    filed: async (employeeId, file, more = {}) => {
      const { body } = await bring('dr-vos', employeeId, file);
      return world.recorded(employeeId, {
        entryOn: '2026-01-02',
        pieces: [{ item: 'M49', document: { fileId: body['fileId'], name: 'marker-name.pdf' }, ...more }],
      });
    },
    fetched: async (person, path) => {
      const response = await fetch(`${service.url}/v1${path}`, {
        headers: { authorization: `Bearer ${await cast.token(person)}` },
      });
      return { response, bytes: Buffer.from(await response.arrayBuffer()) };
    },
  };
}
