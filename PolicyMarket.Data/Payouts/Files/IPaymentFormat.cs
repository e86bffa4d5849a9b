using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts.Files;

/// <summary>A form in which an approved batch is handed over. Writing and reading back share no code.</summary>
public interface IPaymentFormat
{
    /// <summary>Its name in addresses and in the record, e.g. "pain.001".</summary>
    string Id { get; }

    /// <summary>Part of the message id, capitals.</summary>
    string Mark { get; }

    /// <summary>Its name on screens.</summary>
    string Label { get; }

    /// <summary>The end of the file name, without a dot.</summary>
    string Extension { get; }

    string ContentType { get; }

    /// <summary>The whole file; the same order always gives the same sums. Refuses what the format asks for and the record has not.</summary>
    internal Result<byte[]> Write(PaymentOrder order);

    /// <summary>Reads the finished bytes as a receiver would.</summary>
    internal PaymentTally ReadBack(byte[] content);
}
