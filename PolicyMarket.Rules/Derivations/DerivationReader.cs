using System.Text.Json;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;
using PolicyMarket.Rules.Feel.Evaluation;
using PolicyMarket.Rules.Starter;
using PolicyMarket.Rules.Tables;

namespace PolicyMarket.Rules.Derivations;

/// <summary>Reads {"formula": "…"}, {"table": {…}} or {"table": "name of a starter file"}; every fault has its path.</summary>
internal static class DerivationReader
{
    /// <summary>An object of attribute names and derivations; where the catalogue lacks a name, the entry is left out.</summary>
    public static IEnumerable<AttributeDerivation> ReadStarter(AttributeCatalog catalog)
    {
        using var stream = StarterFiles.Open(StarterFiles.Derivations);
        using var document = JsonDocument.Parse(stream);
        var read = new List<AttributeDerivation>();
        foreach (var entry in document.RootElement.EnumerateObject())
        {
            if (catalog.TryGet(entry.Name, out var definition) && Read(entry.Value, definition, catalog, "$." + entry.Name).Value is { } derivation)
            {
                read.Add(derivation with { IsBuiltIn = true });
            }
        }

        return read;
    }

    public static Result<AttributeDerivation> Read(JsonElement element, AttributeDefinition definition, AttributeCatalog catalog, string where)
    {
        if (element.ValueKind != JsonValueKind.Object || element.EnumerateObject().Count() != 1)
        {
            return Shape(definition, where);
        }

        var property = element.EnumerateObject().First();
        var place = $"{where}.{property.Name}";
        switch (property.Name, property.Value.ValueKind)
        {
            case ("formula", JsonValueKind.String):
                var formula = FeelExpression.Parse(property.Value.GetString() ?? "", catalog);
                return formula.Value is { } expression
                    ? Checked(new AttributeDerivation(definition, expression, null), place)
                    : Result.Fail<AttributeDerivation>(formula.Diagnostics.Select(one => one with { Where = place }));
            case ("table", JsonValueKind.Object):
                return OfTable(property.Value, definition, catalog, place);
            case ("table", JsonValueKind.String) when property.Value.GetString() == StarterFiles.SizeTable:
                using (var stream = StarterFiles.Open(StarterFiles.SizeTable))
                using (var document = JsonDocument.Parse(stream))
                {
                    return OfTable(document.RootElement, definition, catalog, place);
                }

            default:
                return Shape(definition, where);
        }
    }

    private static Result<AttributeDerivation> OfTable(JsonElement element, AttributeDefinition definition, AttributeCatalog catalog, string place)
    {
        var table = DecisionTable.Read(element, catalog, place);
        if (table.Value is { Awards.IsEmpty: false })
        {
            return Result.Fail<AttributeDerivation>(
                new Diagnostic(DiagnosticCatalogue.FeelAwardPlace, DerivationWording.AwardInDerivation(definition.Label), place)
            );
        }

        return table.Value is { } read
            ? Checked(new AttributeDerivation(definition, null, read), place)
            : Result.Fail<AttributeDerivation>(table.Diagnostics);
    }

    /// <summary>A constant of another type is found at once.</summary>
    private static Result<AttributeDerivation> Checked(AttributeDerivation derivation, string place)
    {
        var kinds = new List<FactValue>();
        if (derivation.Formula is { } formula && formula.Attributes.Count == 0 && formula.Evaluate(_ => null).Value is { } value)
        {
            kinds.Add(value);
        }

        return kinds.Count > 0 && derivation.Value(_ => null) is null
            ? Result.Fail<AttributeDerivation>(
                new Diagnostic(
                    DiagnosticCatalogue.DerivationType,
                    DerivationWording.ResultTypeDiffers(derivation.Attribute.Label, FactJson.Expected(derivation.Attribute.Type)),
                    place
                )
            )
            : Result.Ok<AttributeDerivation>(derivation);
    }

    private static Result<AttributeDerivation> Shape(AttributeDefinition definition, string where) =>
        Result.Fail<AttributeDerivation>(
            new Diagnostic(DiagnosticCatalogue.DerivationShape, DerivationWording.DerivationInvalid(definition.Label), where)
        );
}
