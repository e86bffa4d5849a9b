using System.Collections.Immutable;
using PolicyMarket.Data.Imports.Reading;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Data.Payouts.Answers;

/// <summary>A bank's or the treasury's answers as rows of text, whatever the form in which they came.</summary>
/// <param name="ContentHash">SHA-256 of the file, hex; empty when it was too large to be read.</param>
/// <param name="Places">How messages name the columns: 拨付编号, 金额, 结果, 日期, 流水号, 原因, 实际户名, 实际账号.</param>
internal sealed record AnswerFile(string ContentHash, ImmutableArray<string> Places)
{
    /// <summary>Cells in the order of <see cref="Places"/>; Row is the line of the file.</summary>
    public ImmutableArray<CellRow> Rows { get; init; } = [];

    public ImmutableArray<Diagnostic> Diagnostics { get; init; } = [];

    /// <summary>The message that is answered, for forms that name one; null: none.</summary>
    public AnsweredMessage? Message { get; init; }

    /// <summary>Booked movements of paying accounts; null: the file is no statement.</summary>
    public AccountStatement? Statement { get; init; }

    /// <summary>True: a row without a sum answers the sum that was instructed.</summary>
    public bool IsAmountOptional { get; init; }

    /// <summary>A file with one fault and nothing else.</summary>
    public static AnswerFile Broken(string contentHash, params ReadOnlySpan<Diagnostic> why) => new(contentHash, []) { Diagnostics = [.. why] };
}

/// <summary>The payment file that an answer speaks of. RefusalReason: not null when the whole file was refused.</summary>
internal sealed record AnsweredMessage(string MessageId, int Line, string? RefusalReason);

/// <summary>A statement's accounts, and those of its entries that name no payout.</summary>
internal sealed record AccountStatement(ImmutableArray<StatementAccount> Accounts, ImmutableArray<StatementLine> Unnamed)
{
    /// <summary>Account, direction and other side of each row of the file, by its place in the list of rows.</summary>
    public ImmutableArray<StatementLine> Lines { get; init; } = [];
}

/// <summary>The account of a statement. BankCode: CNAPS code of its bank, empty when not given.</summary>
internal sealed record StatementAccount(string Number, string BankCode, string Currency, int Line);

/// <summary>One booked entry. AmountText and DateText as the file gives them; NamedNumber: end-to-end id, empty when none.</summary>
internal sealed record StatementLine(
    int Line,
    string AccountNumber,
    string NamedNumber,
    string AmountText,
    bool IsDebit,
    string DateText,
    string Reference,
    string Words
);
