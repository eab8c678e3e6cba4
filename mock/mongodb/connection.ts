import type { Socket } from 'node:net'
import type { Document } from './bson/values'
import type { Command } from './commands/command'
import { MessageSplitter, ProtocolError, readMessage } from './wire'

/** Answers the commands of one connection, one after the other, until it closes or breaks the protocol. */
export async function serveConnection(socket: Socket, answer: (command: Command) => Promise<Document>): Promise<void> {
  const splitter = new MessageSplitter()
  socket.setNoDelay(true)
  try {
    for await (const chunk of socket) {
      for (const bytes of splitter.push(chunk as Buffer)) {
        const { command, wantsReply, writeReply } = readMessage(bytes)
        const reply = await answer(command)
        if (wantsReply && !socket.write(writeReply(reply)) && !socket.destroyed) await drained(socket)
      }
    }
  } catch (error) {
    if (error instanceof ProtocolError) console.error('a connection was closed:', error.message)
    else if (!isConnectionLoss(error)) console.error('a connection failed:', error)
  } finally {
    socket.destroy()
  }
}

const drained = (socket: Socket): Promise<void> => new Promise(resolve => {
  socket.once('drain', resolve)
  socket.once('close', () => resolve())
})

function isConnectionLoss(error: unknown): boolean {
  const code = (error as NodeJS.ErrnoException).code
  return code === 'ECONNRESET' || code === 'EPIPE' || code === 'ERR_STREAM_PREMATURE_CLOSE'
}
