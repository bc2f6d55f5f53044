// Tells whether a text is a public key that EC2 can import.

/** The kinds that ImportKeyPair takes (Amazon EC2 User Guide, "Create a key pair using a third-party tool"). */
const KINDS = ['ssh-rsa', 'ssh-ed25519']

/** Whether a text is a key as ssh-keygen writes it: its kind, the key in base64, which begins with the kind, a comment. */
export function isPublicKey(text: string): boolean {
  const [kind = '', key = ''] = text.trim().split(/ +/)
  if (!KINDS.includes(kind) || !/^[A-Za-z0-9+/]+=*$/.test(key) || /[\r\n]/.test(text.trim())) return false
  const bytes = Buffer.from(key, 'base64')
  const length = bytes.length >= 4 ? bytes.readUInt32BE(0) : 0
  return bytes.subarray(4, 4 + length).toString('latin1') === kind && bytes.length > 4 + length
}
