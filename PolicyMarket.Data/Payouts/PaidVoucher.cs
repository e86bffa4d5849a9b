namespace PolicyMarket.Data.Payouts;

/// <summary>Contents of the voucher of one sum that arrived. Account: bank and masked number; ReceiptHash: SHA-256 of the determination record, hex.</summary>
public sealed record PaidVoucher(
    string ClaimNumber,
    string FirmName,
    string CreditCode,
    string ItemTitle,
    string Period,
    string DocumentTitle,
    string? DocumentNumber,
    string DepartmentName,
    string FundName,
    long AmountFen,
    DateOnly PaidOn,
    string AccountHolder,
    string Account,
    string BankReference,
    string ReceiptHash,
    DateTime MadeAt
);
