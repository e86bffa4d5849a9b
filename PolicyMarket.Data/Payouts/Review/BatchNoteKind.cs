namespace PolicyMarket.Data.Payouts.Review;

/// <summary>Kinds of remark about a batch, in the order in which a checker reads them: differences, amounts, duplicates.</summary>
public enum BatchNoteKind
{
    /// <summary>The payouts do not give the hash that the batch was made or last changed with.</summary>
    ContentDiffers,

    /// <summary>A payout was taken out after the batch was made.</summary>
    TakenOut,

    /// <summary>The firm's account no longer has the holder and bank of the payout, or is gone.</summary>
    AccountChanged,

    /// <summary>The last run did not find the firm eligible for the item any more.</summary>
    NotEligible,

    /// <summary>The last run found another amount than the claim.</summary>
    AmountChanged,

    /// <summary>A newer text of the item was published.</summary>
    ItemChanged,
    FundClosed,

    /// <summary>The amount is far from the median of the item.</summary>
    AmountFar,

    /// <summary>The firm has another payout of the same item or of the same exclusive group.</summary>
    PaidBefore,

    /// <summary>Firms of the same name with different credit codes.</summary>
    SameName,

    /// <summary>Several firms of the batch are paid to one account number.</summary>
    SeveralPayees,

    /// <summary>One firm of the batch is paid to several accounts.</summary>
    SeveralAccounts,
}
