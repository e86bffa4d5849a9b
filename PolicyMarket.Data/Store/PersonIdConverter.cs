using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using PolicyMarket.Data.Workflows;

namespace PolicyMarket.Data.Store;

/// <summary>Stores the id of a person as its number.</summary>
internal sealed class PersonIdConverter() : ValueConverter<PersonId, long>(id => id.Value, value => new PersonId(value));
