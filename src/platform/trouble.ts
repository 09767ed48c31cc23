/** What the operator must know and can mend: shown as this sentence alone, without a stack. Says what to do. */
export class Trouble extends Error {}
