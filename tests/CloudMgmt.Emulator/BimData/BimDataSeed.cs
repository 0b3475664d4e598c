namespace CloudMgmt.Emulator.BimData;

/// <summary>What is there from the start.</summary>
internal sealed class BimDataSeed
{
    public const string ClientId = "emulator-app";

    public BimDataSeed(BimDataState state)
    {
        ClientSecret = state.Ids.NextSecret();
        ApiKey = state.Ids.NextSecret();
        Administrator = state.NewUser("admin@example.com", "Ada", "Admin");
        Member = state.NewUser("member@example.com", "Max", "Member");
        Cloud = state.AddCloud("Seeded cloud", Administrator);
        Cloud.Size = 5_368_709_120;
        Cloud.Members[Administrator] = Roles.Administrator;
        Cloud.Members[Member] = Roles.User;
    }

    public string ClientSecret { get; }

    public string ApiKey { get; }

    public UserEntity Administrator { get; }

    public UserEntity Member { get; }

    public CloudEntity Cloud { get; }
}
