/** @jsxImportSource react */
import { useState } from 'react';
import { Link } from './Link';
import { pathTo } from './router';

const FIELDS = [
  { id: 'card-number', label: 'Card number', autoComplete: 'cc-number' },
  { id: 'card-expiry', label: 'Expiry date (MM/YY)', autoComplete: 'cc-exp' },
  { id: 'card-code', label: 'Security code', autoComplete: 'cc-csc' },
] as const;

/** Nothing is stored or sent: there is nothing here to pay for. */
export function PaymentPage({ number }: { readonly number: string }) {
  const [isTaken, setTaken] = useState(false);
  return (
    <form
      className="card"
      onSubmit={(event) => {
        event.preventDefault();
        event.currentTarget.reset();
        setTaken(true);
      }}
    >
      <h1>Payment for account {number}</h1>
      {FIELDS.map(({ id, label, autoComplete }) => (
        <div key={id} className="field">
          <label htmlFor={id}>{label}</label>
          <input id={id} name={id} autoComplete={autoComplete} inputMode="numeric" />
        </div>
      ))}
      <button type="submit">Pay 10.00</button>
      <p role="status" className="fine">
        {isTaken ? 'Taken. (Nothing was sent: this CRM is made up.)' : ''}
      </p>
      <Link to={pathTo('accounts', number)}>Back to the account</Link>
    </form>
  );
}
