/**
 * Cuts a stream of Redis' protocol (RESP 2 and 3) into whole messages, a byte a character.
 * @param tell is given each message as it was sent, and the texts in it if it is an array of texts, as every command is
 */
export function messagesIn (tell: (message: string, texts: readonly string[]) => void): (chunk: Buffer) => void {
  let rest = ''
  return (chunk) => {
    rest += chunk.toString('latin1')
    for (let end = endOf(rest, 0); end > 0; end = endOf(rest, 0)) {
      const message = rest.slice(0, end)
      rest = rest.slice(end)
      tell(message, textsOf(message))
    }
  }
}

const sized = '$!='
const nested = '*~>'
const paired = '%|'

/** Where the message that begins at `start` ends; 0 when it is not all there yet. */
function endOf (text: string, start: number): number {
  const line = text.indexOf('\r\n', start)
  if (line === -1) return 0
  const kind = text.charAt(start)
  const size = Number(text.slice(start + 1, line))
  let end = line + 2
  if (sized.includes(kind) && size >= 0) end += size + 2
  const parts = nested.includes(kind) ? size : paired.includes(kind) ? 2 * size : 0
  for (let part = 0; part < parts && end > 0; part++) end = endOf(text, end)
  return end > text.length ? 0 : end
}

function textsOf (message: string): string[] {
  const texts: string[] = []
  for (let at = message.indexOf('$'); message.startsWith('*') && at > 0 && at < message.length;) {
    const line = message.indexOf('\r\n', at)
    const size = Number(message.slice(at + 1, line))
    texts.push(message.slice(line + 2, line + 2 + size))
    at = line + 2 + size + 2
  }
  return texts
}
