/** So many are worth a statement before the rest of the moment's questions are read. */
const ENOUGH = 4

/**
 * Questions of the same kind that come at the same moment, or while the database answers others, are asked together in
 * one statement: under load the cost of a round trip is shared, and a lone question waits only for what has arrived with it.
 */
export class Together<Ask, Answer> {
  readonly #run: (asks: readonly Ask[]) => Promise<readonly Answer[]>
  readonly #atOnce: number
  readonly #most: number
  #waiting: { readonly ask: Ask; readonly done: (answer: Answer) => void; readonly fail: (fault: unknown) => void }[] = []
  #running = 0

  /** `run` answers every ask, in their order. At most `atOnce` statements run at a time, each for at most `most` asks. */
  constructor(run: (asks: readonly Ask[]) => Promise<readonly Answer[]>, { atOnce = 2, most = 24 } = {}) {
    this.#run = run
    this.#atOnce = atOnce
    this.#most = most
  }

  ask(ask: Ask): Promise<Answer> {
    return new Promise((done, fail) => {
      this.#waiting.push({ ask, done, fail })
      if (this.#waiting.length >= ENOUGH) this.#next()
      else if (this.#waiting.length === 1) setImmediate(() => this.#next())
    })
  }

  #next(): void {
    if (this.#running >= this.#atOnce || this.#waiting.length === 0) return
    const taken = this.#waiting.splice(0, this.#most)
    this.#running++
    this.#run(taken.map((each) => each.ask)).then(
      (answers) => { for (const [at, each] of taken.entries()) each.done(answers[at]!) },
      (fault: unknown) => { for (const each of taken) each.fail(fault) },
    ).finally(() => {
      this.#running--
      if (this.#waiting.length > 0) setImmediate(() => this.#next())
    })
  }
}
