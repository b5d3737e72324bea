/**
 * The letters that the Dutch civil registry writes names and addresses in (Logisch Ontwerp BRP, annex on Teletex): Latin ones with
 * their marks, written for a character class of a `u` pattern. Letters of another script that look like them are none: they would
 * make another word, or another person, of what a reader takes for the same (D1, D5).
 */
export const REGISTRY_LETTERS = 'A-Za-zÀ-ÖØ-öø-ķĹ-ſȘșȚțẞḀ-ẕẠ-ỹ';
