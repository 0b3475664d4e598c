namespace CloudMgmt.TestSupport.Contracts;

/// <summary>What <see cref="ContractTest{TContract}"/> has to know of an API.</summary>
public interface IApiContract
{
    /// <summary>Its name in tests/operations.csv.</summary>
    static abstract string Api { get; }

    /// <summary>How many operations the reference document has.</summary>
    static abstract int Operations { get; }

    /// <summary>The interface of its client.</summary>
    static abstract ClientContract Client { get; }

    /// <summary>Methods of its client that a mock cannot override.</summary>
    static abstract IEnumerable<string> SealedMethods { get; }
}
