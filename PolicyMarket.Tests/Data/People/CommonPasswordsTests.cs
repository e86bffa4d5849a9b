using PolicyMarket.Data.Demonstration;
using PolicyMarket.Data.Diagnostics;
using PolicyMarket.Data.Identity;
using PolicyMarket.Data.People;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Tests.Support;

namespace PolicyMarket.Tests.Data.People;

public sealed class CommonPasswordsTests
{
    [Theory]
    [InlineData("woaini1314520")]
    [InlineData("Password2026!")]
    [InlineData("P@ssw0rd2026")]
    [InlineData("qwertyuiop123")]
    [InlineData("1qaz2wsx3edc")]
    [InlineData("2026zhengce2026")]
    [InlineData("caizhengju@2026")]
    [InlineData("policymarket1")]
    [InlineData("Policy-Market-2026")]
    [InlineData("adminadmin123")]
    [InlineData("admin123admin123")]
    [InlineData("lianyuan431382")]
    [InlineData("abcdefg1234567")]
    [InlineData(DemonstrationPeople.Password)]
    public async Task Common_password_is_refused_in_words(string password)
    {
        await using var county = await County.CreateAsync();
        var added = await county.Record.Get<PeopleDesk>().AddAsync(null, new NewPerson("xin", "新人", password, [Roles.Supervisor]), County.Ct);

        County.Refused(added, DataDiagnostics.PersonPassword);
        Assert.Contains("太常见", added.Why, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("correct-horse-7")]
    [InlineData("Rain-4-Harvest")]
    [InlineData("tf7k-q2md-x9vb-h3np")]
    [InlineData("荷塘月色二零二六a1")]
    public void Uncommon_password_is_accepted(string password) => Assert.False(new CommonPasswords().Contains(password));

    [Fact]
    public void One_time_password_passes_the_rule()
    {
        var common = new CommonPasswords();
        for (var i = 0; i < 200; i++)
        {
            var password = OneTimePassword.Create();
            Assert.False(common.Contains(password), password);
            Assert.Equal(19, password.Length);
        }
    }
}
