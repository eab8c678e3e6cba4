/** Something this device can upload or show: a file's path in a mini-program, a `Blob` in a browser. */
export type LocalFile = unknown

/** A picture on this device: what can be uploaded, and an address to show it by. */
export type LocalPhoto = { file: LocalFile; preview: string }

/** What an abort looks like to us; an `AbortSignal` is one. */
export type Signal = { readonly aborted: boolean; addEventListener(type: 'abort', listener: () => void): void }

export type TransportRequest = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  url: string
  headers: Record<string, string>
  /** JSON, already written. */
  body?: string
  /** A multipart form instead of `body`: the file in its part `file`, the rest as plain parts. */
  form?: { file: LocalFile; fields: Record<string, string>; onProgress?: (percent: number) => void }
  /** `photo`: keep the answer as a picture on this device. */
  expect: 'text' | 'photo'
  timeoutMs: number
  signal?: Signal
}

export type TransportResponse = {
  status: number
  text: string
  /** The answer as a picture, when one was expected and the status is 200. */
  photo?: LocalPhoto
}

/** Sends one request. Rejects only when no answer came (no network, time-out, abort). */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>
