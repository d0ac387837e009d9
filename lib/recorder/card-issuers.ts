/**
 * Which numbers begin like a payment card.
 *
 * Source: ISO/IEC 7812-1 (what the first digits stand for) and the ranges the card schemes publish.
 * The register itself is not public and changes monthly, so a scheme's whole block counts, at any
 * length a card can have: an account that is refused can be allowed by an administrator, a card
 * that got through cannot be called back.
 *
 * Left out on purpose: 0 (no cards), 7 (fuel), 80 (health), 89 (SIM), and what is free in 2, 3, 8, 9.
 */
const ISSUERS: readonly RegExp[] = [
  // UATP. Its cards have 15 digits and no other number; the rest of 1… is full of times in
  // milliseconds (13 digits) and of serial numbers.
  /^1\d{14}$/,
  /^1(?:700|946)/, // Shetab (Iran), GPN (Indonesia)
  /^2071/, // Shetab
  /^2131/, // JCB, old
  /^220[0-5]/, // Mir, Borica
  /^2(?:22[1-9]|2[3-9]|[3-6]|7[01]|720)/, // Mastercard
  /^3[0689]/, // Diners Club, JCB, old
  /^31/, // JCB, old, and T-Union
  /^33[34]/, // JCB, old
  /^3[47]/, // American Express
  /^35(?:2[89]|[3-8])/, // JCB, RuPay, LankaPay
  /^4/, // Visa, and whoever shares its cards
  // Mastercard, and Maestro, Verve, Elo, RuPay, Uzcard, GPN, Shetab: nothing of it is free.
  /^5/,
  // UnionPay, Discover, Maestro, RuPay, Troy, Elo, Hipercard, GPN, Shetab: nothing of it is free.
  /^6/,
  /^8(?:[12]|600)/, // UnionPay and RuPay, Uzcard
  // 9 and a country's number: BC (Korea), ArCa, Belkart, Napas, Troy, Humo; and Shetab.
  /^9(?:4|037|051|112|364|704|792|860|919)/,
];

/** @param digits ASCII digits, a whole number. */
export function isOfAnIssuer(digits: string): boolean {
  return ISSUERS.some((issuer) => issuer.test(digits));
}
