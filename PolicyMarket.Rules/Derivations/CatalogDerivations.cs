using System.Runtime.CompilerServices;
using PolicyMarket.Rules.Attributes;
using PolicyMarket.Rules.Diagnostics;

namespace PolicyMarket.Rules.Derivations;

/// <summary>The derivations that belong to a catalogue of attributes.</summary>
public static class CatalogDerivations
{
    private static readonly ConditionalWeakTable<AttributeCatalog, AttributeDerivations> ByCatalog = [];

    extension(AttributeCatalog catalog)
    {
        /// <summary>How attributes follow from others; the derivations of the starter library where no others were given.</summary>
        public AttributeDerivations Derivations => ByCatalog.GetValue(catalog.Origin, OfStarter);

        /// <summary>Returns the same attributes with other derivations; every fault and cycle is listed.</summary>
        public Result<AttributeCatalog> With(IReadOnlyCollection<AttributeDerivation> own)
        {
            var names = own.Select(one => one.Attribute.Name).ToHashSet(StringComparer.Ordinal);
            var all = AttributeDerivations.Of([.. own, .. DerivationReader.ReadStarter(catalog).Where(one => !names.Contains(one.Attribute.Name))]);
            if (all.Value is not { } derived)
            {
                return Result.Fail<AttributeCatalog>(all.Diagnostics);
            }

            var copy = catalog.Origin.Copy();
            ByCatalog.Add(copy, derived);
            return Result.Ok<AttributeCatalog>(copy);
        }
    }

    private static AttributeDerivations OfStarter(AttributeCatalog catalog) =>
        AttributeDerivations.Of([.. DerivationReader.ReadStarter(catalog)]).Required;
}
