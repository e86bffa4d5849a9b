using System.ComponentModel.DataAnnotations;
using PolicyMarket.Rules.Values;

namespace PolicyMarket.Web.Policies.Search.FrontDoor;

/// <summary>The place that the site is for, and whom its visitors can call. Section "FrontDoor".</summary>
public sealed class FrontDoorOptions : IValidatableObject
{
    public const string Section = "FrontDoor";

    /// <summary>GB/T 2260 code of 本地; empty: that of the departments, else of the firms.</summary>
    public string Region { get; init; } = "";

    public string Hotline { get; init; } = "12345";

    public string HotlineName { get; init; } = "政务服务便民热线";

    /// <summary>Departments with their telephones.</summary>
    public IReadOnlyList<FrontContact> Contacts { get; init; } = [];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Region.Length > 0 && RegionCode.Parse(Region) is { Succeeded: false } refused)
        {
            yield return new ValidationResult(FrontWording.RegionInvalid(Section, refused.Why), [nameof(Region)]);
        }

        foreach (var phone in Contacts.Select(contact => contact.Phone).Append(Hotline).Where(phone => !IsPhone(phone)))
        {
            yield return new ValidationResult(FrontWording.PhoneInvalid(Section, phone));
        }

        if (Contacts.Any(contact => string.IsNullOrWhiteSpace(contact.Department)))
        {
            yield return new ValidationResult(FrontWording.ContactWithoutDepartment(Section), [nameof(Contacts)]);
        }
    }

    private static bool IsPhone(string phone) =>
        phone.Length is >= 3 and <= 30 && phone.All(sign => char.IsAsciiDigit(sign) || sign is '-' or '+' or ' ') && char.IsAsciiDigit(phone[^1]);
}
