using System.Globalization;
using System.Text;
using PolicyMarket.Data.Claims;
using PolicyMarket.Data.Determinations;
using PolicyMarket.Data.FactSheets;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Funds;
using PolicyMarket.Data.Offers;
using PolicyMarket.Data.Payouts;
using PolicyMarket.Data.People;
using PolicyMarket.Data.Policies;
using PolicyMarket.Data.Store;
using PolicyMarket.Data.Workflows;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Policies;
using static System.FormattableString;

namespace PolicyMarket.Data.Generation;

/// <summary>
/// Fills an empty record with claims, offers, payouts and batches for measuring casework: four claims a firm, most of them paid, and a small share of each
/// thing that a rule finds. The same number gives the same record on the same day.
/// </summary>
public sealed class GeneratedClaims(Recorder recorder, BusinessClock clock)
{
    /// <summary>Claims of one firm.</summary>
    public const int PerFirm = 4;

    private const int FirmsAtOnce = 500;
    private const int Items = 12;
    private const string Region = "431382";
    private const string Elsewhere = "430102";

    private readonly List<PolicyItemVersion> _versions = [];
    private long _departmentId;
    private long _fundId;
    private long _runId;

    public async Task AddAsync(int claims, IProgress<GenerationProgress>? progress, CancellationToken ct)
    {
        await DoAsync(AddPoliciesAsync, ct);
        var firms = (claims + PerFirm - 1) / PerFirm;
        for (var first = 0; first < firms; first += FirmsAtOnce)
        {
            var (from, to) = (first, Math.Min(first + FirmsAtOnce, firms));
            await DoAsync((db, token) => AddFirmsAsync(db, from, to, token), ct);
            progress?.Report(new GenerationProgress("生成申请", to * PerFirm, claims));
        }
    }

    private async Task DoAsync(Func<PolicyMarketDb, CancellationToken, Task> work, CancellationToken ct)
    {
        var done = await recorder.WriteAsync<bool>(
            async db =>
            {
                await work(db, ct);
                return Result.Ok(true);
            },
            ct
        );
        if (!done.Succeeded)
        {
            throw new InvalidOperationException(done.Why);
        }
    }

    private async Task AddPoliciesAsync(PolicyMarketDb db, CancellationToken ct)
    {
        var department = new Department { Key = "工信", Name = "工业和信息化局" };
        var fund = new Fund
        {
            Code = "G1",
            Name = "生成的专项资金",
            Year = clock.Today.Year,
            IsOpen = true,
            LastDay = clock.Today.AddYears(1),
        };
        var run = new MatchingRun
        {
            BusinessDate = clock.Today,
            PlanFingerprint = "generated",
            DataFingerprint = "generated",
            State = RunState.Finished,
            StartedAt = clock.UtcNow,
            FinishedAt = clock.UtcNow,
        };
        db.AddRange(department, fund, run);
        await db.SaveChangesAsync(ct);
        for (var item = 0; item < Items; item++)
        {
            var document = new PolicyDocument
            {
                Title = Invariant($"生成的文件{item}"),
                Number = Invariant($"涟政发〔2026〕{item + 1}号"),
                Level = "县",
                Region = Region,
                EffectiveTo = item == 5 ? clock.Today.AddDays(-40) : null,
            };
            db.Add(document);
            await db.SaveChangesAsync(ct);
            var made = new PolicyItem
            {
                Code = Invariant($"generated-{item}"),
                DocumentId = document.Id,
                DepartmentId = department.Id,
                FundId = fund.Id,
                CurrentNumber = 1,
            };
            db.Add(made);
            await db.SaveChangesAsync(ct);
            _versions.Add(VersionOf(made, document, item));
            db.Add(_versions[^1]);
        }

        await db.SaveChangesAsync(ct);
        (_departmentId, _fundId, _runId) = (department.Id, fund.Id, run.Id);
    }

    private PolicyItemVersion VersionOf(PolicyItem item, PolicyDocument document, int number) =>
        new()
        {
            ItemId = item.Id,
            Number = 1,
            Title = Invariant($"生成的奖补{number}"),
            Summary = "按条件奖补",
            Category = "资金奖补",
            Mode = ClaimMode.ApplyFree,
            DeclaredBenefit = BenefitKind.Award,
            Frequency = Frequency.Yearly,
            DepartmentText = "工信",
            ExclusiveGroup = number < 2 ? "生成的一组" : null,
            Fingerprint = item.Code,
            PublishedAt = clock.UtcNow,
            RuleJson = Invariant(
                $$"""
                {"id":"{{item.Code}}","title":"生成的奖补{{number}}",
                "document":{"title":"{{document.Title}}","number":"{{document.Number}}","issuer":"涟源市人民政府","level":"县","region":"{{Region}}",
                "effective_from":null,"effective_to":null},"category":"资金奖补","mode":"免申即享","department":"工信",
                "summary":"按条件奖补","conditions":{"all":[]},"amount":"1000","cap":null,
                "exclusive_group":null,"frequency":"yearly","source":"生成","confidence":"page"{{(
                    number == 2 ? ",\"benefit\":\"奖补\",\"stay_years\":5" : ""
                )}}}
                """
            ),
        };

    private async Task AddFirmsAsync(PolicyMarketDb db, int from, int to, CancellationToken ct)
    {
        var firms = Enumerable.Range(from, to - from).Select(number => (Number: number, Firm: FirmOf(number))).ToList();
        db.Firms.AddRange(firms.Select(one => one.Firm));
        await db.SaveChangesAsync(ct);
        foreach (var (number, firm) in firms)
        {
            db.Add(SheetOf(number, firm));
            if (number % 250 == 3)
            {
                db.Add(
                    new FirmMove
                    {
                        FirmId = firm.Id,
                        From = Region,
                        To = Elsewhere,
                        AsOf = clock.Today,
                    }
                );
            }
        }

        var batch = BatchOf(from);
        var offers = firms
            .SelectMany(one =>
                Enumerable.Range(0, PerFirm + 1).Select(place => (one.Number, one.Firm, Place: place, Offer: OfferOf(one.Number, one.Firm, place)))
            )
            .ToList();
        db.Add(batch);
        db.Offers.AddRange(offers.Select(one => one.Offer));
        await db.SaveChangesAsync(ct);
        var claims = offers
            .Where(one => one.Place < PerFirm)
            .Select(one => (one.Firm, Share: ShareOf(one.Number, one.Place), Claim: ClaimOf(one.Number, one.Place, one.Firm, one.Offer)))
            .ToList();
        db.Claims.AddRange(claims.Select(one => one.Claim));
        await db.SaveChangesAsync(ct);
        db.Payouts.AddRange(claims.Select(one => PayoutOf(one.Claim, one.Firm, one.Share, batch.Id)));
        await db.SaveChangesAsync(ct);
    }

    private Firm FirmOf(int number)
    {
        var firm = new Firm
        {
            CreditCode = Invariant($"91431382{number:D9}X"),
            Name = Invariant($"生成企业{number}"),
            Region = Region,
            RegionAsOf = clock.Today,
            CreatedAt = clock.UtcNow,
        };
        firm.Accounts.Add(
            new BankAccount
            {
                Holder = firm.Name,
                BankName = "生成银行",
                Number = Invariant($"62220000{(number % 400 == 1 ? number - 1 : number):D9}"),
                IsVerified = true,
                IsDefault = true,
            }
        );
        return firm;
    }

    private FactSheet SheetOf(int number, Firm firm) =>
        new()
        {
            FirmId = firm.Id,
            Source = "市监",
            Period = clock.Today.Year.ToString(CultureInfo.InvariantCulture),
            AsOf = clock.Today,
            BatchId = 1,
            ChangedBatchId = 1,
            Values = Encoding.UTF8.GetBytes(number % 500 == 0 ? """{"registration_status":"deregistered"}""" : """{"registration_status":"active"}"""),
        };

    private PayoutBatch BatchOf(int from) =>
        new()
        {
            Number = Invariant($"BF-G{from:D7}"),
            State = BatchState.Approved,
            MakerPersonId = 1,
            CheckerPersonId = 2,
            MadeAt = clock.UtcNow.AddDays(-(from / FirmsAtOnce % 12)),
            CheckedAt = clock.UtcNow,
            PayoutCount = 1,
            TotalFen = 1_000_00,
        };

    private Offer OfferOf(int number, Firm firm, int place)
    {
        var isOpen = place == PerFirm;
        var at = clock.UtcNow.AddDays(isOpen ? -(number % 40) : -AgeOf(number, place));
        var version = _versions[(number + place) % Items];
        return new Offer
        {
            FirmId = firm.Id,
            ItemId = version.ItemId,
            ItemVersionId = version.Id,
            Period = "2025",
            DepartmentId = _departmentId,
            AmountFen = 1_000_00,
            RunId = _runId,
            State =
                !isOpen ? OfferState.Confirmed
                : number % 2 == 0 ? OfferState.Pushed
                : OfferState.AwaitingCheck,
            CheckDue = clock.Today.AddDays(9 - (number % 20 / 2)),
            LastDay = clock.Today.AddDays(200),
            ReceiptJson = "{}",
            CreatedAt = at,
            CheckedAt = at,
            PushedAt = at,
        };
    }

    private Claim ClaimOf(int number, int place, Firm firm, Offer offer) =>
        new()
        {
            Number = Invariant($"GE-{number:D7}-{place}"),
            FirmId = firm.Id,
            ItemId = offer.ItemId,
            ItemVersionId = offer.ItemVersionId,
            Period = offer.Period,
            OfferId = offer.Id,
            AmountFen = offer.AmountFen,
            State = ShareOf(number, place) switch
            {
                < 14 => ClaimState.Paid,
                < 17 => ClaimState.Confirmed,
                < 19 => ClaimState.BatchApproved,
                _ => ClaimState.Returned,
            },
            BankAccountId = firm.Accounts[0].Id,
            ConfirmedByPersonId = 1,
            ConfirmedAt = offer.CreatedAt,
            ReceiptJson = "{}",
            ReceiptHash = "",
        };

    private Payout PayoutOf(Claim claim, Firm firm, int share, long batchId) =>
        new()
        {
            ClaimId = claim.Id,
            Instalment = 1,
            Attempt = 1,
            AmountFen = claim.AmountFen,
            FundId = _fundId,
            AccountHolder = firm.Name,
            BankName = "生成银行",
            AccountNumber = firm.Accounts[0].Number,
            CreatedAt = claim.ConfirmedAt,
            BatchId = share is 17 or 18 ? batchId : null,
            State = share switch
            {
                < 14 => PayoutState.Paid,
                < 17 => PayoutState.Reserved,
                < 19 => PayoutState.Approved,
                _ => PayoutState.Returned,
            },
            SettledOn = share is < 14 or 19 ? BusinessClock.DateOf(claim.ConfirmedAt).AddDays(3) : null,
            ReturnedOn = share == 19 ? clock.Today.AddDays(-1) : null,
        };

    /// <summary>0 to 19: below 14 paid, 14 to 16 reserved, 17 and 18 in an approved batch, 19 returned.</summary>
    private static int ShareOf(int number, int place) => ((number * PerFirm) + place) * 7 % 20;

    /// <summary>Days since the confirmation; money that waits is young but for one of twenty.</summary>
    private static int AgeOf(int number, int place) =>
        ShareOf(number, place) is >= 14 and < 17 && number % 20 != 0 ? number % 6 : 20 + (((number * 13) + place) % 100);
}
