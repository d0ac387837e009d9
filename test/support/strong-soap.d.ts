/** What these tests use of strong-soap, which has no types of its own. */
declare module 'strong-soap' {
  /** An element as `describe()` tells of it. */
  interface Described {
    readonly qname?: { readonly name: string };
    readonly elements: readonly Described[];
  }
  interface DescribedOperation {
    readonly soapAction: string;
    readonly input: { readonly body: Described };
  }
  interface Client {
    /** Operations by service and port. */
    describe(): Record<string, Record<string, Record<string, DescribedOperation>>>;
    addSoapHeader(xml: string): number;
    clearSoapHeaders(): void;
    /** Each operation is a method: arguments, callback, options, HTTP headers. */
    readonly [operation: string]: unknown;
  }
  export const soap: {
    createClient(
      url: string,
      options: { WSDL_CACHE: Record<string, never> },
      callback: (error: Error | null, client: Client) => void,
    ): void;
  };
}
