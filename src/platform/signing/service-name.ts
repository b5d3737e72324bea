/** The service by name, as those know it who get something from it (C11). */
export const SERVICE_NAME = Symbol('SERVICE_NAME');
