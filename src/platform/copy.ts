/** PostgreSQL's COPY over the driver's own connection: a table's rows out as bytes, and in again. */
import { once } from 'node:events'
import type { Duplex } from 'node:stream'
import type pg from 'pg'

/** What of the driver's connection COPY needs; it is there, but not in the published types. */
interface Wire {
  readonly stream: Duplex
  query(text: string): void
  sendCopyFromChunk(chunk: Buffer): void
  endCopyFrom(): void
  sendCopyFail(reason: string): void
}

/** The driver hands every message of the running statement to one of these. */
abstract class Copying {
  readonly #text: string
  readonly done: Promise<void>
  protected finish!: (fault?: unknown) => void

  constructor(text: string) {
    this.#text = text
    this.done = new Promise((done, fail) => { this.finish = (fault) => (fault === undefined ? done() : fail(fault)) })
  }
  submit(connection: unknown): void {
    (connection as Wire).query(this.#text)
  }
  handleError(fault: unknown): void {
    this.finish(fault)
  }
  handleReadyForQuery(_connection?: unknown): void {
    this.finish()
  }
  handleCommandComplete(): void { /* the end is told by ReadyForQuery */ }
  handleRowDescription(): void { /* COPY has none */ }
  handleDataRow(): void { /* COPY has none */ }
  handleEmptyQuery(): void { /* never */ }
}

const BATCH = 256 * 1024

class CopyOut extends Copying {
  #parts: Buffer[] = []
  #size = 0
  readonly #take: (bytes: Buffer) => Promise<void>
  #taking: Promise<void> = Promise.resolve()
  #waiting = 0

  constructor(text: string, take: (bytes: Buffer) => Promise<void>) {
    super(text)
    this.#take = take
  }
  handleCopyData(message: { chunk: Buffer }, connection: unknown): void {
    // The driver uses its buffer again: what it lends is copied.
    this.#parts.push(Buffer.from(message.chunk))
    this.#size += message.chunk.length
    if (this.#size >= BATCH) this.#pass(connection as Wire)
  }
  /** The stream rests while the taker is behind, and goes on when it has caught up: also after the last piece, since other statements follow. */
  #pass(connection: Wire): void {
    const bytes = Buffer.concat(this.#parts)
    this.#parts = []
    this.#size = 0
    if (++this.#waiting > 4) connection.stream.pause()
    this.#taking = this.#taking.then(() => this.#take(bytes)).finally(() => { if (--this.#waiting === 0) connection.stream.resume() })
    this.#taking.catch(() => undefined)
  }
  override handleReadyForQuery(connection?: unknown): void {
    if (this.#size > 0) this.#pass(connection as Wire)
    this.#taking.then(() => this.finish(), (fault: unknown) => this.finish(fault))
  }
}

class CopyIn extends Copying {
  readonly #source: AsyncIterable<Buffer>
  #failed = false

  constructor(text: string, source: AsyncIterable<Buffer>) {
    super(text)
    this.#source = source
  }
  handleCopyInResponse(connection: unknown): void {
    void this.#pump(connection as Wire)
  }
  async #pump(connection: Wire): Promise<void> {
    try {
      for await (const chunk of this.#source) {
        if (this.#failed) return
        connection.sendCopyFromChunk(chunk)
        if (connection.stream.writableNeedDrain) await once(connection.stream, 'drain')
      }
      if (!this.#failed) connection.endCopyFrom()
    } catch (fault) {
      connection.sendCopyFail(fault instanceof Error ? fault.message.slice(0, 200) : 'source failed')
    }
  }
  override handleError(fault: unknown): void {
    this.#failed = true
    super.handleError(fault)
  }
}

/** Runs `COPY … TO STDOUT` and gives its bytes in large pieces, no faster than `take` takes them. */
export function copyOut(client: pg.Client, text: string, take: (bytes: Buffer) => Promise<void>): Promise<void> {
  return client.query(new CopyOut(text, take)).done
}

/** Runs `COPY … FROM STDIN` over the bytes of `source`. */
export function copyIn(client: pg.Client, text: string, source: AsyncIterable<Buffer>): Promise<void> {
  return client.query(new CopyIn(text, source)).done
}
