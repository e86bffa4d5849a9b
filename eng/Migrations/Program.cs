Console.WriteLine("This project only serves `dotnet ef`; see Migrations.csproj.");
