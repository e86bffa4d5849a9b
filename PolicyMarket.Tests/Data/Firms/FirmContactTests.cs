using Microsoft.EntityFrameworkCore;
using PolicyMarket.Data.Audit;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Firms;
using PolicyMarket.Data.Firms.Accounts;
using PolicyMarket.Data.Notices;
using PolicyMarket.Data.People;
using PolicyMarket.Rules.Values;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.Firms;

/// <summary>The phone for a firm's SMS: stored encrypted, shown masked, changed with the password.</summary>
public sealed class FirmContactTests : IAsyncLifetime
{
    private County _county = null!; // set before each test

    private FirmContact Contact => _county.Record.Get<FirmContact>();

    public async Task InitializeAsync() => _county = await County.CreateAsync();

    public async Task DisposeAsync() => await _county.DisposeAsync();

    [Theory]
    [InlineData("13912345678", true)]
    [InlineData(" +86 139-1234-5678 ", true)]
    [InlineData("１３９１２３４５６７８", true)]
    [InlineData("12912345678", false)]
    [InlineData("1391234567", false)]
    [InlineData("139123456789", false)]
    [InlineData("1391234567a", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void A_mobile_number_has_eleven_digits(string? text, bool isMobile)
    {
        Assert.Equal(isMobile, MobileNumber.TryParse(text, out var number));
        Assert.Equal(isMobile ? "13912345678" : "", number.ToString());
    }

    [Fact]
    public async Task The_number_is_nowhere_in_the_database_and_reaches_the_provider_whole()
    {
        Assert.Equal("139****5678", County.Done(await ChangeAsync("139 1234 5678")));
        Assert.Equal("139****5678", await Contact.MaskedPhoneAsync(_county.FirmUser, County.Ct));
        var stored = await _county.Record.ReadAsync(db => db.Firms.Where(f => f.Id == _county.Firm.Id).Select(f => f.Phone).SingleAsync());
        Assert.DoesNotContain("12345678", stored, StringComparison.Ordinal);

        County.Done(await ChangeAsync("13700001111")); // tells the number before
        var recipients = await _county.Record.ReadAsync(db =>
            db.OutboxMessages.Where(m => m.Channel == MessageChannel.Sms).Select(m => m.Recipient).ToListAsync()
        );
        Assert.Equal(2, recipients.Count);
        Assert.All(recipients, one => Assert.DoesNotMatch("1[0-9]{10}", one));
        await _county.Record.Get<OutboxSender>().SendDueAsync(County.Ct);
        var lines = await File.ReadAllTextAsync(_county.Record.Options.MessageFile);
        Assert.Contains("13912345678", lines, StringComparison.Ordinal);
        Assert.Contains("137****1111", lines, StringComparison.Ordinal);
        Assert.DoesNotContain("13700001111", lines, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_empty_number_ends_the_messages_and_the_same_one_changes_nothing()
    {
        County.Done(await ChangeAsync("13912345678"));
        County.Done(await ChangeAsync("13912345678"));
        Assert.Equal(1, await CountAsync());
        Assert.Equal("", County.Done(await ChangeAsync(" ")));
        Assert.Equal("", await Contact.MaskedPhoneAsync(_county.FirmUser, County.Ct));
        Assert.Equal(2, await CountAsync());
    }

    [Theory]
    [InlineData("021-5555", Seeds.Password, DataDiagnostics.FirmPhone)]
    [InlineData("13912345678", "wrong-password-1", DataDiagnostics.PasswordWrong)]
    public async Task A_bad_number_or_password_changes_nothing(string phone, string password, string code)
    {
        County.Refused(await Contact.ChangePhoneAsync(_county.FirmUser, password, phone, County.Ct), code);
        Assert.Equal("138****0000", await Contact.MaskedPhoneAsync(_county.FirmUser, County.Ct));
        Assert.Equal(0, await CountAsync());
    }

    [Fact]
    public async Task Whoever_has_a_second_factor_gives_its_code()
    {
        var (app, _) = await Authenticator.SetUpAsync(_county.Record, _county.FirmUser);
        County.Refused(await ChangeAsync("13912345678"), DataDiagnostics.SecondFactorCode);
        var approver = new Approver(_county.FirmUser, app.Next());
        Assert.Equal("139****5678", County.Done(await Contact.ChangePhoneAsync(approver, Seeds.Password, "13912345678", County.Ct)));
    }

    [Fact]
    public async Task A_number_whose_keys_are_lost_counts_as_none()
    {
        await _county.Record.ExecuteAsync($"UPDATE Firms SET Phone = 'enc1:Zm9yZ2Vk' WHERE Id = {_county.Firm.Id}");
        Assert.Equal("", await Contact.MaskedPhoneAsync(_county.FirmUser, County.Ct));
        Assert.Null(await Contact.MaskedPhoneAsync(_county.Officer, County.Ct));
    }

    private Task<PolicyMarket.Rules.Diagnostics.Result<string>> ChangeAsync(string phone) =>
        Contact.ChangePhoneAsync(_county.FirmUser, Seeds.Password, phone, County.Ct);

    private Task<int> CountAsync() => _county.Record.ReadAsync(db => db.AuditEvents.CountAsync(a => a.Action == "firm.phone"));
}
