/** Something this device can upload or show: a file's path in a mini-program, a `Blob` in a browser. */
export type LocalFile = unknown

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
  /** `file`: keep the answer as a local file that `<Image>` can show. */
  expect: 'text' | 'file'
  timeoutMs: number
  signal?: Signal
}

export type TransportResponse = {
  status: number
  text: string
  /** Address of the answer as a local file, when one was expected and the status is 200. */
  file?: string
}

/** Sends one request. Rejects only when no answer came (no network, time-out, abort). */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>
